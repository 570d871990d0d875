using Opik.Storage;

namespace Opik.Server.Features.Retention;

/// <summary>Counts what rules, which need not be stored, have made too old by a time.</summary>
internal sealed class RetentionPreview(IOldTraces traces, IOldAttachments attachments)
{
    private const int MostProjects = 20;

    /// <summary>Counts for a workspace, or for some of its projects.</summary>
    /// <param name="scope">Workspace.</param>
    /// <param name="projects">Projects with their rules.</param>
    /// <param name="kinds">Times of kinds.</param>
    /// <param name="at">The time.</param>
    /// <param name="cancellationToken">Stops the reads.</param>
    /// <returns>What goes, and how many traces of that age stay because an experiment uses them.</returns>
    public async Task<(RetentionDueView Due, long Used)> CountAsync(
        Scope scope, IEnumerable<(Guid ProjectId, RetentionRule Rule)> projects, RetentionKinds kinds, DateTime at, CancellationToken cancellationToken)
    {
        var sum = default(OldTraceCount);
        var ofProjects = new List<RetentionDueProjectView>();
        var aged = kinds.AttachmentsAt(at);
        var (files, bytes) = aged is { } range ? await attachments.CountAsync(scope, range, cancellationToken) : default;
        foreach (var (project, rule) in projects)
        {
            if (RetentionReach.Of(rule, kinds.Scored, at) is not { } reach)
                continue;
            var count = await traces.CountAsync(scope, project, reach, cancellationToken);
            sum += count;
            if (count.Traces == 0)
                continue;
            ofProjects.Add(new RetentionDueProjectView(project, count.Traces, count.InDatasets, reach.From, reach.Others.Before));
            var (own, ownBytes) = await attachments.CountOfTracesAsync(scope, project, reach, aged, cancellationToken);
            (files, bytes) = (files + own, bytes + ownBytes);
        }

        return (new RetentionDueView(at, sum.Traces, sum.InDatasets, files, bytes, [.. ofProjects.OrderByDescending(static each => each.Traces).Take(MostProjects)]), sum.Used);
    }
}
