using System.Runtime.CompilerServices;

namespace Opik.Prompts.Jinja;

/// <summary>
/// Bounds of one rendering, so that a template from a shared library can neither hang its host nor fill its memory nor
/// overflow its stack, which .NET cannot survive.
/// </summary>
internal sealed class RenderLimits
{
    private const int MaxSteps = 5_000_000;
    private const int MaxDepth = 100;
    private int _steps;
    private int _depth;

    /// <exception cref="PromptTemplateException">The stack is nearly used up.</exception>
    public static void CheckStack()
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw new PromptTemplateException("The template is nested too deep");
    }

    /// <summary>Counts one step.</summary>
    /// <exception cref="PromptTemplateException">There were too many.</exception>
    public void Step()
    {
        if (++_steps > MaxSteps)
            throw new PromptTemplateException($"The template takes more than {MaxSteps} steps");
    }

    /// <summary>Runs a call of a macro or a loop within itself.</summary>
    /// <exception cref="PromptTemplateException">Calls are nested too deep.</exception>
    public T Call<T>(Func<T> call)
    {
        if (_depth >= MaxDepth)
            throw new PromptTemplateException($"Calls are nested more than {MaxDepth} deep");
        _depth++;
        try
        {
            return call();
        }
        finally
        {
            _depth--;
        }
    }
}
