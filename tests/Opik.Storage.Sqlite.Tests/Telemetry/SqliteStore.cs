using Opik.Contracts;
using Opik.Storage.ContractTests;
using Opik.Testing;

namespace Opik.Storage.Sqlite.Tests.Telemetry;

/// <summary>The embedded store in a folder of its own.</summary>
internal sealed partial class SqliteStore : TelemetryStore
{
    private readonly TemporaryFolder _folder = new();

    public SqliteStore(TimeProvider clock, ISpanCost? cost) =>
        Telemetry = SqliteTelemetry.Open(new SqliteTelemetryOptions { Directory = _folder.Path, Clock = clock, Cost = cost });

    public SqliteTelemetry Telemetry { get; }

    public override ITraceWrites TraceWrites => Telemetry.TraceWrites;

    public override ISpanWrites SpanWrites => Telemetry.SpanWrites;

    public override IThreadWrites ThreadWrites => Telemetry.ThreadWrites;

    public override ITraceReads TraceReads => Telemetry.TraceReads;

    public override ISpanReads SpanReads => Telemetry.SpanReads;

    public override IThreadReads ThreadReads => Telemetry.ThreadReads;

    public override IFeedbackScores FeedbackScores => Telemetry.FeedbackScores;

    public override IComments Comments => Telemetry.Comments;

    public override IGuardrailResults GuardrailResults => Telemetry.GuardrailResults;

    public override IAssertionResults AssertionResults => Telemetry.AssertionResults;

    public override IExperiments Experiments => Telemetry.Experiments;

    public override IExperimentItems ExperimentItems => Telemetry.ExperimentItems;

    public override IExperimentComparison ExperimentComparison => Telemetry.ExperimentComparison;

    public override async ValueTask DisposeAsync()
    {
        await Telemetry.DisposeAsync();
        _folder.Dispose();
    }
}
