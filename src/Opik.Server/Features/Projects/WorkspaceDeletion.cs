using Opik.Contracts;
using Opik.Server.Features.Jobs;
using Opik.Storage;

namespace Opik.Server.Features.Projects;

/// <summary>
/// Removes everything a workspace holds. No route leads here yet: workspaces are managed where there is authentication. What is
/// written to the workspace meanwhile may go with it, or be the first of its next content.
/// </summary>
internal sealed class WorkspaceDeletion(IProjects projects, IEnumerable<IContentDeletion> stores, IBlobStore blobs, IJobs jobs, WriterPace pace)
{
    // Its job belongs to no workspace: it would remove its own row.
    private static readonly Scope Server = new(Guid.Empty, Scope.Default.UserName);

    /// <summary>Asks for the deletion, once; returns the id of the job, which survives a crash.</summary>
    public async Task<Guid> StartAsync(Guid workspaceId, CancellationToken cancellationToken)
    {
        var open = (await jobs.FindAsync(Server, WorkspaceDeletionJob.KindName, workspaceId, cancellationToken)).FirstOrDefault(job => job.State is JobState.Pending or JobState.Running);
        return open?.Id ?? await jobs.AddAsync(Server, WorkspaceDeletionJob.KindName, workspaceId, JsonText.Parse("{}"), cancellationToken);
    }

    /// <summary>The job; null when there is none of that id.</summary>
    public Task<Job?> GetAsync(Guid jobId, CancellationToken cancellationToken) => jobs.GetAsync(Server, jobId, cancellationToken);

    /// <summary>Removes all; to be called again when it was interrupted. <paramref name="report"/> is called with the number of pieces.</summary>
    public async Task RunAsync(Guid workspaceId, Func<int, Task> report, CancellationToken cancellationToken)
    {
        var scope = new Scope(workspaceId, Scope.Default.UserName);
        var pieces = 0;
        foreach (var store in stores)
            await CloseAsync(store, scope, static _ => ValueTask.FromResult(true), cancellationToken);
        // The catalog comes first: a project that was made meanwhile is closed when its row is gone.
        foreach (var store in stores)
        {
            await CloseAsync(store, scope, async project => await projects.GetAsync(scope, project, cancellationToken) is null, cancellationToken);
            await pace.RunAsync(
                async () =>
                {
                    await report(++pieces);
                    return await store.DeleteWorkspacePieceAsync(scope, cancellationToken);
                },
                cancellationToken);
        }

        // Last: what a job that was still running has put there.
        await blobs.DeleteWorkspaceAsync(workspaceId, cancellationToken);
    }

    private async Task CloseAsync(IContentDeletion store, Scope scope, Func<Guid, ValueTask<bool>> condition, CancellationToken cancellationToken)
    {
        foreach (var project in await store.GetOpenProjectsAsync(scope, cancellationToken))
        {
            if (await condition(project))
                await stores.CloseProjectAsync(scope, project, cancellationToken);
        }
    }
}
