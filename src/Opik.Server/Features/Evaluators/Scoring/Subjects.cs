using Opik.Contracts;
using Opik.Server.Features.Attachments.Stripping;
using Opik.Server.Features.Reading;
using Opik.Storage;

namespace Opik.Server.Features.Evaluators.Scoring;

/// <summary>Reads what is to be scored, files included: judges look at pictures.</summary>
internal sealed class Subjects(ITraceReads traces, ISpanReads spans, IThreadReads threads, AttachmentRestoration files, TimeProvider clock)
{
    /// <summary>Traces of a thread, the newest, that a judge is shown.</summary>
    private const int MostTraces = 200;

    /// <summary>An end may arrive shortly before its beginning; this often it is looked for.</summary>
    private const int MostLooks = 5;

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <summary>Null: there is none.</summary>
    public async Task<Subject?> ReadAsync(Scope scope, ScoredEntity entity, Guid id, CancellationToken cancellationToken) => entity switch
    {
        ScoredEntity.Thread => await ThreadAsync(scope, id, cancellationToken),
        ScoredEntity.Span => await SpanAsync(scope, id, cancellationToken),
        _ => await TraceAsync(scope, id, cancellationToken),
    };

    /// <summary>A trace or span as it is now, without files and without waiting for its beginning; null: there is none.</summary>
    public async Task<Subject?> OutlineAsync(Scope scope, ScoredEntity entity, Guid id, CancellationToken cancellationToken) => entity == ScoredEntity.Span
        ? await spans.GetAsync(scope, id, cancellationToken) is { } span ? Subject.Of(span.Span) : null
        : await traces.GetAsync(scope, id, cancellationToken) is { } trace ? Subject.Of(trace.Trace) : null;

    private async Task<Subject?> TraceAsync(Scope scope, Guid id, CancellationToken cancellationToken)
    {
        var view = await WholeAsync(() => traces.GetAsync(scope, id, cancellationToken), static view => view.IsPartial, cancellationToken);
        return view is null ? null : Subject.Of((await files.RestoreAsync(scope, [view], ReadShape.Whole, cancellationToken))[0].Trace);
    }

    private async Task<Subject?> SpanAsync(Scope scope, Guid id, CancellationToken cancellationToken)
    {
        var view = await WholeAsync(() => spans.GetAsync(scope, id, cancellationToken), static view => view.IsPartial, cancellationToken);
        return view is null ? null : Subject.Of((await files.RestoreAsync(scope, [view], ReadShape.Whole, cancellationToken))[0].Span);
    }

    private async Task<Subject?> ThreadAsync(Scope scope, Guid modelId, CancellationToken cancellationToken)
    {
        if (await threads.GetByModelIdAsync(scope, modelId, cancellationToken) is not { } thread)
            return null;
        var page = await traces.FindAsync(
            scope,
            new TraceQuery
            {
                ProjectId = thread.ProjectId,
                Filters = [new FilterClause("thread_id", FilterFieldType.StringExact, FilterOperator.Equal, null, thread.ThreadId)],
                Sort = new SortClause("start_time", Descending: true),
                Size = MostTraces,
                Payload = PayloadParts.Input | PayloadParts.Output,
            },
            cancellationToken);
        Trace[] shown = [.. page.Content.Select(view => view.Trace).Where(trace => trace is { VisibilityMode: VisibilityMode.Default, Source: not EntitySource.Evaluator }).Reverse()];
        return new Subject
        {
            Entity = ScoredEntity.Thread, Id = modelId, ProjectId = thread.ProjectId, FilterId = thread.ThreadId, Sources = [.. shown.Select(trace => trace.Source).Distinct()],
            IsHidden = shown.Length == 0, Context = Conversation.Of(shown),
        };
    }

    private async Task<T?> WholeAsync<T>(Func<Task<T?>> read, Func<T, bool> isPartial, CancellationToken cancellationToken)
        where T : class
    {
        var view = await read();
        for (var looks = 1; looks < MostLooks && view is not null && isPartial(view); looks++)
        {
            await Task.Delay(Look, clock, cancellationToken);
            view = await read();
        }

        return view;
    }
}
