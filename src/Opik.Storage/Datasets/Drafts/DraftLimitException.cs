namespace Opik.Storage;

/// <summary>A change that would make a draft too large; nothing of it was kept.</summary>
public sealed class DraftLimitException(string message) : Exception(message);
