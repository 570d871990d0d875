namespace Opik;

/// <summary>There is no prompt of that name. Python: <c>PromptNotFoundError</c>.</summary>
public sealed class PromptNotFoundException : OpikException
{
    /// <summary>Creates one.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    public PromptNotFoundException(string message)
        : base(message)
    {
    }
}
