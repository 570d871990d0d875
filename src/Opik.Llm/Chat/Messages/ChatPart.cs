namespace Opik.Llm;

/// <summary>A part of a message.</summary>
internal abstract record ChatPart;
