using Opik.Server.Features.Ingest;

namespace Opik.Server.Features.Playground;

/// <summary>Which failed cells are tried again; without row and variant all.</summary>
internal sealed record PlaygroundRetryBody(long? Position, int? Variant)
{
    /// <summary>The one; null: all.</summary>
    public (long Position, int Variant)? Cell => Position is { } position && Variant is { } variant ? (position, variant) : null;

    /// <summary>422 when only half of a cell is named.</summary>
    public void Check()
    {
        var violations = new Violations();
        if (Position is null != Variant is null)
            violations.Add(string.Empty, "position and variant must be given together");
        violations.ThrowIfAny();
    }
}
