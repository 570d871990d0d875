namespace Opik.Server.Features.OpenTelemetry.Wire;

/// <summary>
/// Counts what reading a body creates. A value takes two bytes on the wire and some fifty in memory: without a limit, a
/// body of the allowed size could fill the memory.
/// </summary>
internal struct OtlpBudget
{
    /// <summary>Values, events and spans in one body. A batch of 10,000 spans with 100 attributes each fits.</summary>
    public const int Most = 2_000_000;

    private int _taken;

    /// <summary>Takes one.</summary>
    /// <exception cref="OtlpFormatException">The body holds more than <see cref="Most"/>.</exception>
    public void Take()
    {
        if (++_taken > Most)
            throw new OtlpFormatException($"The body holds more than {Most} spans, events and values; send smaller batches.");
    }
}
