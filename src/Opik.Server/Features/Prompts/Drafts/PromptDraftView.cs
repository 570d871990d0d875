using Opik.Contracts;

namespace Opik.Server.Features.Prompts.Drafts;

/// <summary>What is typed of the next version of a prompt; nothing in it needs to be complete.</summary>
/// <param name="Template">The text, or the messages as JSON.</param>
/// <param name="Type">Language of the text.</param>
/// <param name="Settings">Settings as they are typed: need not be JSON yet.</param>
/// <param name="ChangeDescription">What changed.</param>
/// <param name="BaseVersionId">The version that it began from; absent: the prompt had none.</param>
internal sealed record PromptDraftView(string Template, TemplateType Type, string? Settings, string? ChangeDescription, Guid? BaseVersionId);
