namespace Opik.Llm;

/// <summary>Text.</summary>
internal sealed record ChatTextPart(string Text) : ChatPart;
