using Opik.Contracts;

namespace Opik.Server.Features.Prompts.Drafts;

/// <summary>Member <c>content</c> of the write of a draft.</summary>
internal sealed record PromptDraftContentBody(string? Template, TemplateType? Type, string? Settings, string? ChangeDescription, Guid? BaseVersionId);
