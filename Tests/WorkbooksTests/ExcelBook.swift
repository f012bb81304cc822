/// A workbook as Excel writes one: its namespaces, its order of parts, and what it adds for itself.
///
/// Nobody has Excel where tests run; the parts follow what Excel 2019 and 365 are known to save.
enum ExcelBook {
  private static let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let header = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n"

  /// The bytes of the file.
  static func bytes() -> [UInt8] {
    let parts: [(String, String)] = [
      ("[Content_Types].xml", contentTypes), ("_rels/.rels", top), ("xl/workbook.xml", workbook),
      ("xl/_rels/workbook.xml.rels", workbookRelations), ("xl/worksheets/sheet1.xml", sheet),
      ("xl/worksheets/sheet2.xml", hidden), ("xl/chartsheets/sheet1.xml", "<chartsheet xmlns=\"\(main)\"/>"),
      ("xl/theme/theme1.xml", "<a:theme xmlns:a=\"x\"/>"), ("xl/styles.xml", styles),
      ("xl/sharedStrings.xml", strings), ("xl/tables/table1.xml", "<table xmlns=\"\(main)\" id=\"1\"/>"),
      ("docProps/core.xml", "<cp:coreProperties xmlns:cp=\"c\"/>"),
      ("docProps/app.xml", "<Properties xmlns=\"p\"><Application>Microsoft Excel</Application></Properties>"),
    ]
    return ZipMaker.zip(parts.map { ($0.0, Array((header + $0.1).utf8)) })
  }

  private static let contentTypes = """
    <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
    <Default Extension="xml" ContentType="application/xml"/></Types>
    """

  private static let top = """
    <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
    <Relationship Id="rId3" Type="\(relations)/extended-properties" Target="docProps/app.xml"/>\
    <Relationship Id="rId1" Type="\(relations)/officeDocument" Target="xl/workbook.xml"/></Relationships>
    """

  private static let workbook = """
    <workbook xmlns="\(main)" xmlns:r="\(relations)" \
    xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x15 xr xr6 xr10 xr2" \
    xmlns:x15="x15" xmlns:xr="xr" xmlns:xr6="xr6" xmlns:xr10="xr10" xmlns:xr2="xr2">\
    <fileVersion appName="xl" lastEdited="7" lowestEdited="7" rupBuild="24430"/>\
    <workbookPr defaultThemeVersion="166925"/>\
    <mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">\
    <mc:Choice Requires="x15"><x15ac:absPath url="D:\\CDC\\" xmlns:x15ac="x15ac"/></mc:Choice>\
    </mc:AlternateContent><xr:revisionPtr revIDLastSave="0" documentId="13_ncr:1"/>\
    <bookViews><workbookView xWindow="0" yWindow="0" xr2:uid="{0}"/></bookViews>\
    <sheets><sheet name="Tồn kho" sheetId="1" r:id="rId1"/>\
    <sheet name="danh mục" sheetId="4" state="veryHidden" r:id="rId2"/>\
    <sheet name="Biểu đồ" sheetId="5" r:id="rId3"/></sheets>\
    <definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">'Tồn kho'!$A$3:$H$9\
    </definedName><definedName name="_xlnm.Print_Titles" localSheetId="0">'Tồn kho'!$3:$3</definedName>\
    </definedNames><calcPr calcId="191029"/></workbook>
    """

  private static let workbookRelations = """
    <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
    <Relationship Id="rId3" Type="\(relations)/chartsheet" Target="chartsheets/sheet1.xml"/>\
    <Relationship Id="rId2" Type="\(relations)/worksheet" Target="worksheets/sheet2.xml"/>\
    <Relationship Id="rId1" Type="\(relations)/worksheet" Target="/xl/worksheets/sheet1.xml"/>\
    <Relationship Id="rId6" Type="\(relations)/sharedStrings" Target="sharedStrings.xml"/>\
    <Relationship Id="rId5" Type="\(relations)/styles" Target="styles.xml"/>\
    <Relationship Id="rId4" Type="\(relations)/theme" Target="theme/theme1.xml"/></Relationships>
    """

  /// Cell styles 0 to 9: general; day 14; day and time 22; month 17; Vietnamese days; money; percent; noughts in
  /// front; length of time; general again.
  private static let styles = """
    <styleSheet xmlns="\(main)" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" \
    mc:Ignorable="x14ac x16r2 xr" xmlns:x14ac="x14ac" xmlns:x16r2="x16r2" xmlns:xr="xr">\
    <numFmts count="5"><numFmt numFmtId="43" formatCode="_-* #,##0.00\\ _₫_-;\\-* #,##0.00\\ _₫_-;_-* &quot;-&quot;??\\ \
    _₫_-;_-@_-"/><numFmt numFmtId="164" formatCode="[$-1042A]dd/mm/yyyy;@"/>\
    <numFmt numFmtId="165" formatCode="[$-101042A]d\\ mmmm\\,\\ yyyy;@"/>\
    <numFmt numFmtId="166" formatCode="00000"/><numFmt numFmtId="167" formatCode="[h]:mm:ss"/></numFmts>\
    <fonts count="1" x14ac:knownFonts="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>\
    <cellStyleXfs count="2"><xf numFmtId="14"/><xf numFmtId="9"/></cellStyleXfs>\
    <cellXfs count="10"><xf numFmtId="0" xfId="0"/><xf numFmtId="14" xfId="0" applyNumberFormat="1"/>\
    <xf numFmtId="22" xfId="0" applyNumberFormat="1"><alignment wrapText="1"/></xf><xf numFmtId="17" xfId="0"/>\
    <xf numFmtId="164" xfId="0"/><xf numFmtId="165" xfId="0"/><xf numFmtId="43" xfId="0"/>\
    <xf numFmtId="10" xfId="1"/><xf numFmtId="166" xfId="0"/><xf numFmtId="167" xfId="0"/></cellXfs>\
    <dxfs count="2"><dxf><numFmt numFmtId="164" formatCode="General"/></dxf>\
    <dxf><numFmt numFmtId="0" formatCode="dd/mm/yyyy"/></dxf></dxfs></styleSheet>
    """

  private static let strings = """
    <sst xmlns="\(main)" count="9" uniqueCount="9"><si><t>BẢNG KÊ TỒN KHO VẮC XIN</t></si><si><t>số lô</t></si>\
    <si><r><t xml:space="preserve">hạn </t></r><r><rPr><b/><sz val="11"/><rFont val="Calibri"/></rPr>\
    <t>dùng</t></r></si><si><t xml:space="preserve"> SYN-AZ-0811 </t></si>\
    <si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/></si>\
    <si><t>dòng 1_x000D_\ndòng 2</t></si><si><t>_x005F_x000D_</t></si><si><t/></si>\
    <si><t xml:space="preserve">   </t></si></sst>
    """

  private static let sheet = """
    <worksheet xmlns="\(main)" xmlns:r="\(relations)" \
    xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x14ac xr xr2 xr3" \
    xmlns:x14ac="x14ac" xmlns:xr="xr" xmlns:xr2="xr2" xmlns:xr3="xr3" xr:uid="{0}"><sheetPr><pageSetUpPr/></sheetPr>\
    <dimension ref="A1:H9"/><sheetViews><sheetView tabSelected="1" workbookViewId="0"><pane ySplit="3" \
    topLeftCell="A4" state="frozen"/><selection pane="bottomLeft" activeCell="B5" sqref="B5"/></sheetView></sheetViews>\
    <sheetFormatPr defaultRowHeight="15" x14ac:dyDescent="0.25"/><cols><col min="1" max="1" width="20" style="1"/></cols>\
    <sheetData><row r="1" spans="1:8" ht="18.75" x14ac:dyDescent="0.3"><c r="A1" s="0" t="s"><v>0</v></c><c r="B1" \
    s="0"/><c r="C1" s="0"/></row><row r="3" spans="1:8" x14ac:dyDescent="0.25"><c r="A3" t="s"><v>1</v></c>\
    <c r="B3" t="s"><v>2</v></c></row><row r="4" spans="1:8" x14ac:dyDescent="0.25"><c r="A4" t="s"><v>3</v></c>\
    <c r="B4" s="1"><v>44865</v></c><c r="C4" s="2"><v>44865.520833333336</v></c><c r="D4" s="3"><v>45047</v></c>\
    <c r="E4" s="4"><v>44865</v></c><c r="F4" s="5"><v>44865</v></c><c r="G4" s="6"><v>702554</v></c>\
    <c r="H4" s="7"><v>0.34899999999999998</v></c></row>\
    <row r="5" spans="1:8" x14ac:dyDescent="0.25"><c r="A5" t="s"><v>4</v></c><c r="B5" t="str"><f>A4&amp;"-B"</f>\
    <v>SYN-AZ-0811-B</v></c><c r="C5"><f t="shared" ref="C5:C6" si="0">D5*10</f><v>1240</v></c>\
    <c r="D5" t="e"><f>VLOOKUP(A5,#REF!,2,0)</f><v>#REF!</v></c><c r="E5" t="b"><v>1</v></c>\
    <c r="F5" s="8"><v>842</v></c><c r="G5" s="9"><v>1.5</v></c><c r="H5" cm="1"><f t="array" ref="H5">SUM(1,2)</f>\
    <v>3</v></c></row><row r="6" spans="1:8" x14ac:dyDescent="0.25"><c r="A6" t="s"><v>5</v></c>\
    <c r="B6" t="s"><v>6</v></c><c r="C6"><f t="shared" si="0"/><v>0.30000000000000004</v></c>\
    <c r="D6" t="s"><v>7</v></c><c r="E6" t="s"><v>8</v></c><c r="F6" t="str"><f>""</f><v></v></c>\
    <c r="G6"><f>1+1</f></c><c r="H6" s="1"/></row></sheetData>\
    <sheetProtection sheet="1" objects="1"/><autoFilter ref="A3:H6"/><mergeCells count="1"><mergeCell ref="A1:H1"/>\
    </mergeCells><phoneticPr fontId="1"/><conditionalFormatting sqref="B4"><cfRule type="expression" dxfId="0" \
    priority="1"><formula>B4&lt;TODAY()</formula></cfRule></conditionalFormatting>\
    <pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>\
    <legacyDrawing r:id="rId2"/><mc:AlternateContent><mc:Choice Requires="x14"><controls><mc:AlternateContent>\
    <mc:Choice Requires="x14"><control shapeId="1025" r:id="rId3" name="Button 1"><controlPr><anchor><from>\
    <xdr:col xmlns:xdr="d">1</xdr:col><xdr:row xmlns:xdr="d">2</xdr:row></from><to><xdr:col xmlns:xdr="d">3</xdr:col>\
    <xdr:row xmlns:xdr="d">4</xdr:row></to></anchor></controlPr></control></mc:Choice></mc:AlternateContent>\
    </controls></mc:Choice></mc:AlternateContent><tableParts count="1"><tablePart r:id="rId4"/></tableParts>\
    <extLst><ext uri="{CCE6A557}" xmlns:x14="x14"><x14:dataValidations count="1" xmlns:xm="xm"><x14:dataValidation \
    type="list"><x14:formula1><xm:f>'danh mục'!$A$1:$A$4</xm:f></x14:formula1><xm:sqref>C4:C9</xm:sqref>\
    </x14:dataValidation></x14:dataValidations></ext></extLst></worksheet>
    """

  private static let hidden = """
    <worksheet xmlns="\(main)"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>AZ</t></is></c></row></sheetData>\
    </worksheet>
    """
}
