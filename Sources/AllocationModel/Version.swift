/// The version of this package, as it is stated in every plan.
public enum PackageVersion {
  /// The version, by semantic versioning.
  public static let current = "0.1.0"
}
