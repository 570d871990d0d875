using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Reads what the traces of experiment items say.</summary>
/// <param name="context">The reader.</param>
/// <param name="parts">Payloads that are wanted; without any, and without previews, only facts of the trace.</param>
/// <param name="previews">Whether the starts of input and output are wanted.</param>
internal sealed class RunReader(ViewContext context, PayloadParts parts, bool previews = false)
{
    private const string TraceSql =
        $"SELECT r.seq, r.project, r.start_time, r.end_time, r.flags, {KnownCost.OfTrace}, t.usage, r.input_preview, r.output_preview FROM trace r "
        + "LEFT JOIN trace_totals t ON t.ws = r.ws AND t.trace = r.id WHERE r.id = ?1 AND r.ws = ?2";

    private readonly Guid[] _one = new Guid[1];

    /// <summary>The run of an item; without its trace only what came for the trace beforehand.</summary>
    public ExperimentRun Read(ExperimentItem item)
    {
        var run = Trace(item);
        if (parts == PayloadParts.None && !previews)
            return run;
        _one[0] = item.TraceId;
        return run with
        {
            Scores = ScoreRows.Read(context.Session, context.Workspace, ScoredEntity.Trace, _one).GetValueOrDefault(item.TraceId),
            Comments = CommentRows.Read(context.Session, context.Workspace, ScoredEntity.Trace, _one).GetValueOrDefault(item.TraceId),
            Assertions = AssertionRows.Read(context, item.TraceId),
        };
    }

    private ExperimentRun Trace(ExperimentItem item)
    {
        var row = context.Session.Prepare(TraceSql).Bind(1, item.TraceId).Bind(2, context.Workspace);
        try
        {
            if (!row.Step())
                return new ExperimentRun { Item = item };
            var flags = row.Int64(4);
            var payload = context.Payload(EntityTable.Traces, row.Int64(0), parts & RowPayload.Parts(flags, hasError: false));
            return new ExperimentRun
            {
                Item = item with { ProjectId = context.Telemetry.Projects.Id(context.Session, row.Int64(1)) },
                HasTrace = true,
                Input = payload.Input,
                Output = payload.Output,
                Metadata = payload.Metadata,
                InputPreview = previews ? row.Text(7) : null,
                OutputPreview = previews ? row.Text(8) : null,
                Visibility = (flags & RowPayload.Hidden) != 0 ? VisibilityMode.Hidden : VisibilityMode.Default,
                Duration = row.IsNull(3) || row.Int64(2) == 0 ? null : (row.Int64(3) - row.Int64(2)) / 1000.0,
                Cost = TraceTotalsRead.Cost(row.NullableDouble(5)),
                Usage = UsageJson.Read(row.Blob(6)),
            };
        }
        finally
        {
            row.Reset();
        }
    }
}
