using System.Globalization;
using System.Numerics;
using Opik.Prompts.Jinja.Values;
using Opik.Contracts.PythonRules;

namespace Opik.Prompts.Jinja.Filters;

/// <summary>What filters mean by <c>attribute="a.b.0"</c>.</summary>
internal static class AttributePath
{
    /// <summary>The item itself without a path.</summary>
    public static object? Get(object? item, object? path) => path switch
    {
        null => item,
        BigInteger => Members.Subscript(item, path),
        _ => ValueText.Of(path).Split('.').Aggregate(item, (value, name) => Members.Subscript(value, BigInteger.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : name)),
    };

    /// <summary>What is compared: texts without case unless it counts.</summary>
    public static object? Key(object? item, object? path, bool isExact) => Folded(Get(item, path), isExact);

    /// <summary>A text in lower case unless case counts.</summary>
    public static object? Folded(object? value, bool isExact) => !isExact && value is (string or Markup) ? PythonCase.Lower(ValueText.Of(value)) : value;
}
