namespace Opik.AgentConfiguration;

/// <summary>A stored field.</summary>
/// <param name="Key">Name, 1 to 255 characters.</param>
/// <param name="Value">Value as text; null: none.</param>
/// <param name="Type">How to read the text.</param>
/// <param name="Description">What it is for.</param>
public sealed record AgentConfigValue(string Key, string? Value, AgentConfigValueType Type, string? Description = null);
