namespace Opik.Prompts;

/// <summary>A prompt template that cannot be filled: it is not well formed, or it asks for what the values do not have.</summary>
public class PromptTemplateException : OpikException
{
    /// <summary>An error with a message for the author of the template.</summary>
    public PromptTemplateException(string message)
        : base(message)
    {
    }

    /// <summary>An error at a line of the template, counted from 1.</summary>
    public PromptTemplateException(string message, int line)
        : base($"{message} (line {line} of the template)") => Line = line;

    /// <summary>Line of the template, from 1; null when it is not known.</summary>
    public int? Line { get; }
}
