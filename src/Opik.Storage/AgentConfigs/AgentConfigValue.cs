namespace Opik.Storage;

/// <summary>One setting of an agent.</summary>
/// <param name="Key">Its name, 1 to 255 characters.</param>
/// <param name="Value">Its value as text; null: none.</param>
/// <param name="Type">How to read the text.</param>
/// <param name="Description">What it is for.</param>
public sealed record AgentConfigValue(string Key, string? Value, AgentConfigValueType Type, string? Description);
