using System.Text;
using System.Text.Json;

namespace Opik.Contracts;

/// <summary>The variables that a template asks for. Never fails: what is no valid template simply names fewer of them.</summary>
public static class TemplateVariables
{
    /// <summary>Names in the order of their first appearance, each once.</summary>
    /// <param name="template">The text; for <see cref="TemplateStructure.Chat"/> a JSON array of messages, in which only texts are templates.</param>
    /// <param name="type">Its language.</param>
    /// <param name="structure">Text, or messages.</param>
    public static IReadOnlyList<string> Of(string template, TemplateType type, TemplateStructure structure = TemplateStructure.Text)
    {
        var names = new OrderedNames();
        if (structure == TemplateStructure.Text || !TryReadTexts(template, text => Collect(text, type, names)))
            Collect(template, type, names);
        return names.List;
    }

    private static void Collect(string template, TemplateType type, OrderedNames names)
    {
        switch (type)
        {
            case TemplateType.Jinja2:
                JinjaVariables.Collect(template, names);
                break;
            case TemplateType.Python:
                FormatVariables.Collect(template, names);
                break;
            default:
                MustacheVariables.Collect(template, names);
                break;
        }
    }

    // The braces of JSON itself are no placeholders, and quotes inside a text are escaped: so each text is read by itself.
    private static bool TryReadTexts(string json, Action<string> text)
    {
        var texts = new List<string>();
        try
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.String)
                    texts.Add(reader.GetString()!);
            }
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: half a surrogate pair.
            return false;
        }

        texts.ForEach(text);
        return true;
    }
}
