namespace Opik.Sdk.Generators;

/// <summary>Names of the types of the SDK that the generators know.</summary>
internal static class TrackNames
{
    public const string TrackAttribute = "Opik.OpikTrackAttribute";
    public const string TrackedAttribute = "Opik.OpikTrackedAttribute";
    public const string Args = "Opik.OpikArgs";
    public const string RegistrationClass = "OpikTrackingServiceCollectionExtensions";
    public const string AddTracking = "AddOpikTracking";
    public const string AddTracked = "AddOpikTracked";
    public const string GeneratedNamespace = "Opik.Generated";
}
