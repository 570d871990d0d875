namespace Opik;

/// <summary>A text prompt was treated as a chat prompt or the other way round. Python: <c>PromptTemplateStructureMismatch</c>.</summary>
public sealed class PromptTemplateStructureMismatchException : OpikException
{
    /// <summary>Creates one.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    public PromptTemplateStructureMismatchException(string message)
        : base(message)
    {
    }
}
