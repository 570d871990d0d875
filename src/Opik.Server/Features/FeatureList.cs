namespace Opik.Server.Features;

/// <summary>Every feature of the server, one line each.</summary>
internal static class FeatureList
{
    public static IReadOnlyList<IFeature> All { get; } =
    [
        new Health.HealthFeature(),
    ];
}
