using Opik.Contracts;
using Opik.Storage;

namespace Opik.Server.Features.ExperimentRuns;

/// <summary>One call of a run. Its ids follow from what it is, so that a run that goes on after a crash finds what it has done.</summary>
/// <param name="Variant">The prompt.</param>
/// <param name="Item">The dataset item.</param>
/// <param name="Number">Which of the runs of the item, from 0.</param>
/// <param name="Attempt">How often it was asked for again after a failure: a call of its own each time.</param>
internal sealed record RunUnit(RunVariant Variant, DatasetItem Item, int Number, int Attempt = 0)
{
    // More than an item is ever run.
    private const int NumberSpace = 1000;

    public Guid TraceId => Id(1);

    public Guid SpanId => Id(2);

    public Guid ExperimentItemId => Id(3);

    /// <summary>Of a call that a runner makes: its job.</summary>
    public Guid RunnerJobId => Id(4);

    private Guid Id(int kind)
    {
        var source = new byte[40];
        Variant.ExperimentId.TryWriteBytes(source, bigEndian: true, out _);
        Item.Id.TryWriteBytes(source.AsSpan(16), bigEndian: true, out _);
        BitConverter.TryWriteBytes(source.AsSpan(32), Number + (Attempt * NumberSpace));
        BitConverter.TryWriteBytes(source.AsSpan(36), kind);
        return UuidV7.Derive(source, UuidV7.UnixMilliseconds(Variant.ExperimentId));
    }
}
