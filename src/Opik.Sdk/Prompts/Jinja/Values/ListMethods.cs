using System.Numerics;

namespace Opik.Prompts.Jinja.Values;

/// <summary>Methods of lists, and those of tuples, which have no changing ones.</summary>
internal static class ListMethods
{
    private const int MaxCount = 1_000_000;

    /// <summary>The method of the name; null when there is none.</summary>
    /// <param name="items">The items.</param>
    /// <param name="list">The list to change; null: a tuple.</param>
    /// <param name="name">Name of the method.</param>
    public static Callable? Find(IReadOnlyList<object?> items, List<object?>? list, string name) => name switch
    {
        "index" => new(name, arguments => Index(items, arguments.Require(0, "value"))),
        "count" => new(name, arguments => new BigInteger(items.Count(item => ValueComparer.AreEqual(item, arguments.Require(0, "value"))))),
        "copy" when list is not null => new(name, _ => new List<object?>(list)),
        "append" when list is not null => Changing(name, arguments => Grow(list, [arguments.Require(0, "object")])),
        "extend" when list is not null => Changing(name, arguments => Grow(list, [.. Sequences.Items(arguments.Require(0, "iterable"))])),
        "insert" when list is not null => Changing(name, arguments =>
        {
            var at = arguments.Int(0, "index", 0);
            list.Insert(Math.Clamp(at < 0 ? at + list.Count : at, 0, list.Count), arguments.Require(1, "object"));
        }),
        "remove" when list is not null => Changing(name, arguments => list.RemoveAt((int)Index(items, arguments.Require(0, "value")))),
        "clear" when list is not null => Changing(name, _ => list.Clear()),
        "reverse" when list is not null => Changing(name, _ => list.Reverse()),
        "sort" when list is not null => Changing(name, arguments =>
        {
            var sorted = ValueComparer.Sort(list, item => item, arguments.Flag(1, "reverse", false));
            list.Clear();
            list.AddRange(sorted);
        }),
        "pop" when list is not null => new(name, arguments => Pop(list, arguments.Int(0, "index", -1))),
        _ => null,
    };

    private static Callable Changing(string name, Action<CallArguments> change) => new(name, arguments =>
    {
        change(arguments);
        return null;
    });

    private static void Grow(List<object?> list, List<object?> items)
    {
        if (list.Count + items.Count > MaxCount)
            throw new PromptTemplateException($"A list may have {MaxCount} items at most");
        list.AddRange(items);
    }

    private static BigInteger Index(IReadOnlyList<object?> items, object? value)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (ValueComparer.AreEqual(items[i], value))
                return i;
        }

        throw new PromptTemplateException($"{ValueText.Repr(value)} is not in the list");
    }

    private static object? Pop(List<object?> list, int index)
    {
        index += index < 0 ? list.Count : 0;
        if (index < 0 || index >= list.Count)
            throw new PromptTemplateException("The list has no item to take out there");
        var item = list[index];
        list.RemoveAt(index);
        return item;
    }
}
