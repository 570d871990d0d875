namespace Opik.Recordings.Tests.Replay;

/// <summary>
/// Resources the server does not serve yet. Their requests are sent all the same; an answer of 404, 405 or 501 is
/// tolerated. A prefix is deleted here when its resource is served.
/// </summary>
internal static class LaterResources
{
    private static readonly string[] Prefixes =
    [
        "/v1/private/datasets",
        "/v1/private/experiments",
        "/v1/private/optimizations",
    ];

    /// <summary>The listed prefix a path belongs to; null when the resource has to be served.</summary>
    public static string? PrefixOf(string path) => Prefixes.FirstOrDefault(prefix => path.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>True for the statuses of a route that does not exist.</summary>
    public static bool IsUnserved(int status) => status is 404 or 405 or 501;
}
