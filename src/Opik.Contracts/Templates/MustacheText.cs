using System.Text;
using System.Text.Json;

namespace Opik.Contracts;

/// <summary>
/// Fills Mustache templates: variables (<c>{{x}}</c>, <c>{{a.b.0}}</c>), sections (<c>{{#x}}…{{/x}}</c>) and inverted ones
/// (<c>{{^x}}…{{/x}}</c>). Nothing is escaped: prompts are no HTML. What the data does not have is empty; comments and
/// partials are left out. https://mustache.github.io/mustache.5.html
/// </summary>
public static class MustacheText
{
    /// <summary>Sections within sections are followed so far; deeper ones are left out.</summary>
    private const int MaxDepth = 32;

    /// <summary>The template with the values of <paramref name="data"/>. Texts go in as they are, other values as JSON.</summary>
    public static string Render(string template, JsonElement data)
    {
        if (!template.Contains("{{", StringComparison.Ordinal))
            return template;
        var output = new StringBuilder(template.Length);
        Render(template, [data], output);
        return output.ToString();
    }

    private static void Render(string template, IReadOnlyList<JsonElement> contexts, StringBuilder output)
    {
        var position = 0;
        while (MustacheTag.Next(template, position) is { } tag)
        {
            output.Append(template, position, tag.Start - position);
            position = tag.End;
            switch (tag.Kind)
            {
                case '#' or '^' when MustacheTag.Closing(template, tag) is { } closing:
                    Section(template[tag.End..closing.Start], tag, contexts, output);
                    position = closing.End;
                    break;
                case '\0':
                    Append(output, Find(tag.Name, contexts));
                    break;
            }
        }

        output.Append(template, position, template.Length - position);
    }

    private static void Section(string inner, MustacheTag tag, IReadOnlyList<JsonElement> contexts, StringBuilder output)
    {
        var value = Find(tag.Name, contexts);
        var isThere = IsThere(value);
        if (contexts.Count > MaxDepth || isThere == (tag.Kind == '^'))
            return;
        if (tag.Kind == '#' && value is { ValueKind: JsonValueKind.Array } list)
        {
            foreach (var item in list.EnumerateArray())
                Render(inner, [.. contexts, item], output);
            return;
        }

        Render(inner, tag.Kind == '#' ? [.. contexts, value!.Value] : contexts, output);
    }

    // The innermost section that has the first name decides.
    private static JsonElement? Find(string name, IReadOnlyList<JsonElement> contexts)
    {
        if (name == ".")
            return contexts[^1];
        for (var i = contexts.Count - 1; i >= 0; i--)
        {
            // A member may itself have a dot in its name.
            if (Member(contexts[i], name) is { } whole)
                return whole;
            var names = name.Split('.');
            if (Member(contexts[i], names[0]) is not { } found)
                continue;
            JsonElement? value = found;
            for (var part = 1; part < names.Length && value is not null; part++)
                value = Member(value.Value, names[part]);
            return value;
        }

        return null;
    }

    private static JsonElement? Member(JsonElement value, string name) => value.ValueKind switch
    {
        JsonValueKind.Object when value.TryGetProperty(name, out var member) => member,
        JsonValueKind.Array when int.TryParse(name, out var index) && index >= 0 && index < value.GetArrayLength() => value[index],
        _ => null,
    };

    private static bool IsThere(JsonElement? value) => value is { } found && found.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null or JsonValueKind.False => false,
        JsonValueKind.String => found.GetString()!.Length > 0,
        JsonValueKind.Array => found.GetArrayLength() > 0,
        _ => true,
    };

    private static void Append(StringBuilder output, JsonElement? value)
    {
        if (value is not { } found || found.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
            return;
        output.Append(found.ValueKind == JsonValueKind.String ? found.GetString() : found.GetRawText());
    }
}
