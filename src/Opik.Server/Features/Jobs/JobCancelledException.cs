namespace Opik.Server.Features.Jobs;

/// <summary>Somebody cancelled the job that is running.</summary>
internal sealed class JobCancelledException : Exception
{
    public JobCancelledException()
        : base("The job was cancelled.")
    {
    }
}
