using Opik.Server.Hosting.Errors;

namespace Opik.Server.Features.Datasets.Items;

/// <summary>The two members that name a version of another dataset belong together.</summary>
internal static class CopySourceRules
{
    /// <summary>400 when only one of them is there.</summary>
    public static void Check(Guid? datasetId, Guid? versionId)
    {
        if (datasetId is null != versionId is null)
            throw ApiException.BadRequest("copy_from_dataset_id and copy_from_version_id must be provided together");
    }
}
