using Opik.Prompts.Jinja.Statements;
using Opik.Prompts.Jinja.Syntax;
using Opik.Prompts.Jinja.Values;

namespace Opik.Prompts.Jinja;

/// <summary>
/// A Jinja template, filled as Jinja 3.1 fills it with its defaults: nothing is escaped, one line feed at the end is
/// dropped, what is not given prints nothing. There is nothing to load, so <c>extends</c>, <c>include</c> and
/// <c>import</c> are errors; a rendering that takes too long, too much memory or too deep a stack is one, too.
/// https://jinja.palletsprojects.com/en/stable/templates/
/// </summary>
internal sealed class JinjaTemplate
{
    private readonly Block _body;

    private JinjaTemplate(Block body) => _body = body;

    /// <summary>Reads a template.</summary>
    /// <exception cref="PromptTemplateException">It is not well formed.</exception>
    public static JinjaTemplate Parse(string template) => new(TemplateParser.Read(template));

    /// <summary>The text with values in place.</summary>
    /// <param name="variables">Values by name: texts, numbers, flags, lists, dictionaries, JSON.</param>
    /// <exception cref="PromptTemplateException">The template asks for what the values do not have.</exception>
    public string Render(IEnumerable<KeyValuePair<string, object?>> variables)
    {
        var values = variables.Select(variable => KeyValuePair.Create(variable.Key, ValueConversion.From(variable.Value)));
        return _body.Text(new Scope(values, new RenderLimits()));
    }
}
