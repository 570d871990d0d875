using System.Diagnostics.CodeAnalysis;
using Opik.Contracts.PythonRules;

namespace Opik.Prompts.Jinja.Values;

/// <summary>What can be gone through.</summary>
internal static class Sequences
{
    /// <summary>The items; of a text its characters, of a dictionary its keys, of what is undefined none.</summary>
    /// <exception cref="PromptTemplateException">It cannot be gone through.</exception>
    public static IReadOnlyList<object?> Items(object? value)
    {
        if (TryItems(value, out var items))
            return items;
        throw new PromptTemplateException($"{ValueText.TypeName(value)} cannot be gone through");
    }

    /// <summary>Like <see cref="Items"/>; false when it cannot be gone through.</summary>
    public static bool TryItems(object? value, [NotNullWhen(true)] out IReadOnlyList<object?>? items)
    {
        items = value switch
        {
            List<object?> list => list,
            JinjaTuple tuple => tuple.Items,
            JinjaRange range => range.Items,
            DictView view => view.Items,
            JinjaDict dict => [.. dict.Keys],
            string text => Characters(text),
            Markup markup => Characters(markup.Text),
            Undefined => [],
            _ => null,
        };
        return items is not null;
    }

    /// <summary>The code points, each as a text.</summary>
    public static IReadOnlyList<object?> Characters(string text)
    {
        var characters = new List<object?>(text.Length);
        for (var position = 0; position < text.Length;)
        {
            PythonText.At(text, position, out var length);
            characters.Add(text.Substring(position, length));
            position += length;
        }

        return characters;
    }

    /// <summary>Whether <paramref name="container"/> has <paramref name="item"/>; a text has parts.</summary>
    public static bool Contains(object? container, object? item) => container switch
    {
        string text => item is string or Markup ? text.Contains(ValueText.Of(item), StringComparison.Ordinal) : throw new PromptTemplateException($"A text cannot contain {ValueText.TypeName(item)}"),
        Markup markup => Contains(markup.Text, item),
        JinjaDict dict => dict.TryGet(item, out _),
        _ => Items(container).Any(other => ValueComparer.AreEqual(other, item)),
    };
}
