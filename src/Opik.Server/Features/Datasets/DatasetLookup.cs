using Opik.Storage;

namespace Opik.Server.Features.Datasets;

/// <summary>Tells clients that they found a dataset in another place than they said.</summary>
internal static class DatasetLookup
{
    private const string Header = "X-Opik-Deprecation";

    /// <summary>The dataset of a match, with the header where it was a fallback.</summary>
    public static Dataset Announce(HttpContext http, DatasetMatch match)
    {
        if (match.IsFallback)
            http.Response.Headers[Header] = "The project has no dataset of this name; one of the workspace was used. Name the project that the dataset is in.";
        return match.Dataset;
    }
}
