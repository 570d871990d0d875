using Opik.Contracts;
using Opik.Prompts.Jinja;
using Opik.Prompts.Jinja.Values;

namespace Opik.Prompts;

/// <summary>
/// The text of a prompt with places for values. In <see cref="TemplateType.Mustache"/> every <c>{{ key }}</c> is replaced,
/// nothing else; <see cref="TemplateType.Jinja2"/> is Jinja 3.1; <see cref="TemplateType.Python"/> is <c>{key}</c>.
/// Values are printed as Python prints them (<c>True</c>, <c>[1, 2]</c>), so that a prompt of the library reads the same
/// from either language. Python twin: <c>PromptTemplate</c>.
/// </summary>
public sealed class PromptTemplate
{
    private readonly bool _validatePlaceholders;

    /// <summary>A template.</summary>
    /// <param name="text">The text.</param>
    /// <param name="type">Its language.</param>
    /// <param name="validatePlaceholders">True (the default): the values of a Mustache template must be exactly those that it asks for.</param>
    public PromptTemplate(string text, TemplateType type = TemplateType.Mustache, bool validatePlaceholders = true)
    {
        ArgumentNullException.ThrowIfNull(text);
        Text = text;
        Type = type;
        _validatePlaceholders = validatePlaceholders;
    }

    /// <summary>The text with its placeholders.</summary>
    public string Text { get; }

    /// <summary>The language.</summary>
    public TemplateType Type { get; }

    /// <summary>The text with values in place. Python twin: <c>format(**kwargs)</c>.</summary>
    /// <param name="variables">
    /// Values by name: texts, numbers, flags, dates, lists, dictionaries with text keys, JSON; anything else prints by its
    /// own <c>ToString</c>.
    /// </param>
    /// <exception cref="PromptPlaceholdersMismatchException">Mustache: other values are given than asked for.</exception>
    /// <exception cref="PromptTemplateException">The template is not well formed, or needs what is not given.</exception>
    public string Format(IReadOnlyDictionary<string, object?> variables)
    {
        ArgumentNullException.ThrowIfNull(variables);
        if (_validatePlaceholders && Type == TemplateType.Mustache)
            PromptPlaceholdersMismatchException.ThrowIfDifferent(PlaceholderText.Keys(Text), variables.Keys);
        return Render(Text, Type, variables);
    }

    /// <inheritdoc />
    public override string ToString() => Text;

    internal static string Render(string template, TemplateType type, IReadOnlyDictionary<string, object?> variables) => type switch
    {
        TemplateType.Jinja2 => JinjaTemplate.Parse(template).Render(variables),
        TemplateType.Python => BraceFormat.Apply(template, new CallArguments([], variables.ToDictionary(variable => variable.Key, variable => ValueConversion.From(variable.Value), StringComparer.Ordinal))),
        _ => PlaceholderText.Render(template, variables),
    };
}
