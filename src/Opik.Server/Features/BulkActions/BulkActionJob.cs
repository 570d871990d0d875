using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Features.Jobs;
using Opik.Server.Features.LiveEvents;
using Opik.Server.Features.RowSelections;
using Opik.Server.Hosting.Json;
using Opik.Storage;

namespace Opik.Server.Features.BulkActions;

/// <summary>Applies an action to the rows of a selection, piece by piece, newest first. An interrupted attempt goes on below the last piece.</summary>
internal sealed class BulkActionJob(SelectedRows selected, IEnumerable<IBulkAction> actions, WriterPace pace, ListChanges changes) : IJobHandler
{
    /// <summary>The kind, as stored.</summary>
    public const string KindName = "bulk-action";

    /// <summary>The list that open pages are told of.</summary>
    public const string List = "bulk-actions";

    private readonly Dictionary<BulkActionType, IBulkAction> _actions = actions.ToDictionary(action => action.Type);

    public string Kind => KindName;

    // Imports and scoring want lanes too.
    public int MostAtOnce => 2;

    /// <summary>What a job of this kind has to do.</summary>
    public static BulkActionPayload PayloadOf(Job job) => JsonSerializer.Deserialize<BulkActionPayload>(job.Payload.Utf8.Span, WireJson.Options)!;

    public void Ended(Job job) => changes.Raise(job.Scope.WorkspaceId, List);

    public async Task<JsonText?> RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        var payload = PayloadOf(run.Job);
        var action = _actions[payload.Request.Action!.Value];
        var progress = run.Job.Progress is { } noted ? JsonSerializer.Deserialize<BulkActionProgress>(noted.Utf8.Span, WireJson.Options)! : new BulkActionProgress(0, null, 0);
        await pace.RunAsync(
            async () =>
            {
                var (rows, next) = await NextAsync(run.Job.Scope, payload, progress, action.PieceSize, cancellationToken);
                if (next is null)
                    return false;
                if (rows.Count > 0)
                    await action.ApplyAsync(run.Job, payload.Request, rows, progress.Done, cancellationToken);
                progress = next with { Done = progress.Done + rows.Count };
                await run.ReportAsync(new JsonText(JsonSerializer.SerializeToUtf8Bytes(progress, WireJson.Options)), cancellationToken);
                Tell(run.Job.Scope, payload.Request);
                return true;
            },
            cancellationToken);
        return null;
    }

    // Logged rows tell of themselves.
    private void Tell(Scope scope, BulkActionBody request)
    {
        changes.Raise(scope.WorkspaceId, List);
        if (request.Action is BulkActionType.AddToQueue or BulkActionType.RemoveFromQueue)
            changes.Raise(scope.WorkspaceId, selected.Of(RowKind.AnnotationQueues).List);
        else if (!request.Entity!.Value.IsLogged())
            changes.Raise(scope.WorkspaceId, selected.Of(request.Entity.Value).List);
    }

    // The next rows and where it goes on behind them; null: there are no more.
    private async Task<(IReadOnlyList<SelectedRow> Rows, BulkActionProgress? Next)> NextAsync(
        Scope scope, BulkActionPayload payload, BulkActionProgress progress, int size, CancellationToken cancellationToken)
    {
        var (request, selection) = (payload.Request, payload.Request.Rows!);
        if (selection.Ids is { } ids)
        {
            List<Guid> piece = [.. ids.Skip(progress.Next).Take(size)];
            return piece.Count == 0 ? ([], null) : (await selected.ReadAsync(scope, request.Entity!.Value, selection, piece, cancellationToken), progress with { Next = progress.Next + piece.Count });
        }

        var found = await selected.ReadAsync(scope, request.Entity!.Value, selection, progress.Below, size, cancellationToken);
        if (found.Count == 0)
            return ([], null);
        // What was logged after the action was asked for was not seen by whoever asked.
        var meant = found.Where(row => row.Id.CompareTo(payload.Newest!.Value) <= 0 && selection.Except?.Contains(row.Id) != true);
        return ([.. meant], progress with { Below = found[^1].Id });
    }
}
