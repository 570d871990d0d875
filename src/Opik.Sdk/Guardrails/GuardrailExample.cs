namespace Opik.Guardrails;

/// <summary>An example that a classifier learns from.</summary>
/// <param name="Text">The text.</param>
/// <param name="Label">1: to be blocked, 0: not.</param>
public sealed record GuardrailExample(string Text, int Label);
