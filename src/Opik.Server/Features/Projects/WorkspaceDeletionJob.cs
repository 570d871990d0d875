using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Features.Jobs;
using Opik.Server.Features.LiveEvents;

namespace Opik.Server.Features.Projects;

/// <summary>Runs a <see cref="WorkspaceDeletion"/>; repeated from the beginning after an interruption, which finds what is left.</summary>
internal sealed class WorkspaceDeletionJob(WorkspaceDeletion deletion, ListChanges changes) : IJobHandler
{
    /// <summary>The kind, as stored.</summary>
    public const string KindName = "workspace-deletion";

    private const int ReportEvery = 100;

    public string Kind => KindName;

    public async Task<JsonText?> RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        var workspace = run.Job.Subject!.Value;
        await deletion.RunAsync(
            workspace,
            pieces => pieces % ReportEvery == 0 ? run.ReportAsync(new JsonText(JsonSerializer.SerializeToUtf8Bytes(pieces)), cancellationToken) : Task.CompletedTask,
            cancellationToken);
        foreach (var list in ContentDeletions.Lists)
            changes.Raise(workspace, list);
        return null;
    }
}
