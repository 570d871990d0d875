namespace Opik.Server.OpenApi;

/// <summary>What an operation is for.</summary>
/// <param name="Text">One sentence without a full stop.</param>
internal sealed record OperationSummary(string Text);
