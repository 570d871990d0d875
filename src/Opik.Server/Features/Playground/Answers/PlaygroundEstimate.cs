namespace Opik.Server.Features.Playground.Answers;

/// <summary>What a run is expected to take.</summary>
/// <param name="Rows">Rows that it would have.</param>
/// <param name="AvailableRows">Rows without the limit.</param>
/// <param name="Calls">Calls of models.</param>
/// <param name="Sampled">Rows that were looked at, the newest.</param>
/// <param name="Filled">Of these, those that have a value, by variable of the mapping.</param>
/// <param name="Cost">USD of the variants with a known price; null: there is none.</param>
/// <param name="IsPartial">Whether the price of a variant is unknown.</param>
/// <param name="Variants">By variant.</param>
internal sealed record PlaygroundEstimate(
    long Rows, long AvailableRows, long Calls, int Sampled, IReadOnlyDictionary<string, int> Filled, double? Cost, bool IsPartial, IReadOnlyList<PlaygroundVariantEstimate> Variants);
