namespace Opik.Optimizer;

/// <summary>A message of a prompt.</summary>
/// <param name="Role"><c>system</c>, <c>user</c> or <c>assistant</c>.</param>
/// <param name="Content">Text with variables, <c>{{field}}</c> or <c>{field}</c>.</param>
public sealed record PromptMessage(string Role, string Content);
