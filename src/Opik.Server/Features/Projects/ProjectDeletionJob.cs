using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Features.Jobs;
using Opik.Server.Features.LiveEvents;
using Opik.Storage;

namespace Opik.Server.Features.Projects;

/// <summary>Removes everything a deleted project held, in pieces; repeated from the beginning after an interruption.</summary>
internal sealed class ProjectDeletionJob(IProjects projects, IEnumerable<IContentDeletion> stores, WriterPace pace, ListChanges changes) : IJobHandler
{
    /// <summary>The kind, as stored.</summary>
    public const string KindName = "project-deletion";

    private const int ReportEvery = 100;

    public string Kind => KindName;

    public async Task<JsonText?> RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        var (scope, project) = (run.Job.Scope, run.Job.Subject!.Value);
        await stores.CloseProjectAsync(scope, project, cancellationToken);
        await projects.DeleteAsync(scope, [project], cancellationToken);
        var pieces = 0;
        foreach (var store in stores)
        {
            await pace.RunAsync(
                async () =>
                {
                    if (++pieces % ReportEvery == 0)
                        await run.ReportAsync(new JsonText(JsonSerializer.SerializeToUtf8Bytes(pieces)), cancellationToken);
                    return await store.DeleteProjectPieceAsync(scope, project, cancellationToken);
                },
                cancellationToken);
        }

        foreach (var list in ContentDeletions.Lists)
            changes.Raise(scope.WorkspaceId, list);
        return null;
    }
}
