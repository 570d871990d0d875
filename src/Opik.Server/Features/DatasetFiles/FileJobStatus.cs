using Opik.Storage;

namespace Opik.Server.Features.DatasetFiles;

/// <summary>States of jobs as the wire calls them.</summary>
internal static class FileJobStatus
{
    public static string Of(JobState state) => state switch
    {
        JobState.Pending => "PENDING",
        JobState.Running => "PROCESSING",
        JobState.Completed => "COMPLETED",
        // The wire has no word for a cancelled job.
        _ => "FAILED",
    };
}
