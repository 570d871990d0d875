using System.Numerics;
using Opik.Prompts.Jinja.Expressions;
using Opik.Prompts.Jinja.Values;

namespace Opik.Prompts.Jinja.Filters;

/// <summary>The tests of Jinja 3.1. https://jinja.palletsprojects.com/en/stable/templates/#list-of-builtin-tests</summary>
internal static class TestTable
{
    private static readonly Dictionary<string, Func<object?, CallArguments, object?>> Tests = new(StringComparer.Ordinal)
    {
        ["defined"] = (value, _) => value is not Undefined,
        ["undefined"] = (value, _) => value is Undefined,
        ["none"] = (value, _) => value is null,
        ["boolean"] = (value, _) => value is bool,
        ["true"] = (value, _) => value is true,
        ["false"] = (value, _) => value is false,
        ["integer"] = (value, _) => value is BigInteger,
        ["float"] = (value, _) => value is double,
        ["number"] = (value, _) => value is BigInteger or double or bool,
        ["string"] = (value, _) => value is string or Markup,
        ["mapping"] = (value, _) => value is JinjaDict,
        ["iterable"] = static (value, arguments) => Sequences.TryItems(value, out var items) && items is not null,
        ["sequence"] = (value, _) => value is JinjaDict or (not DictView and not null) && Sequences.TryItems(value, out IReadOnlyList<object?>? items) && items is not null,
        ["callable"] = (value, _) => value is Callable or ICallableObject,
        ["escaped"] = (value, _) => value is Markup,
        ["lower"] = (value, _) => TextMethods.Find(ValueText.Of(value), "islower")!.Call(CallArguments.None),
        ["upper"] = (value, _) => TextMethods.Find(ValueText.Of(value), "isupper")!.Call(CallArguments.None),
        ["odd"] = (value, _) => ValueComparer.AreEqual(ValueMath.Apply("%", value, new BigInteger(2)), BigInteger.One),
        ["even"] = (value, _) => ValueComparer.AreEqual(ValueMath.Apply("%", value, new BigInteger(2)), BigInteger.Zero),
        ["divisibleby"] = (value, arguments) => ValueComparer.AreEqual(ValueMath.Apply("%", value, arguments.Require(0, "num")), BigInteger.Zero),
        ["sameas"] = (value, arguments) => arguments.Require(0, "other") is var other && (ReferenceEquals(value, other) || (value is bool or BigInteger or string && value.GetType() == other?.GetType() && value.Equals(other))),
        ["filter"] = (value, _) => value is string name && FilterTable.Has(name),
        ["test"] = (value, _) => value is string name && Has(name),
        ["in"] = Compared("in"),
        ["eq"] = Compared("=="),
        ["equalto"] = Compared("=="),
        ["=="] = Compared("=="),
        ["ne"] = Compared("!="),
        ["!="] = Compared("!="),
        ["lt"] = Compared("<"),
        ["lessthan"] = Compared("<"),
        ["<"] = Compared("<"),
        ["le"] = Compared("<="),
        ["<="] = Compared("<="),
        ["gt"] = Compared(">"),
        ["greaterthan"] = Compared(">"),
        [">"] = Compared(">"),
        ["ge"] = Compared(">="),
        [">="] = Compared(">="),
    };

    /// <summary>Whether there is a test of the name.</summary>
    public static bool Has(string name) => Tests.ContainsKey(name);

    /// <summary>Applies a test.</summary>
    /// <exception cref="PromptTemplateException">There is none of the name, or it cannot be applied.</exception>
    public static object? Apply(string name, object? value, CallArguments arguments) =>
        Tests.TryGetValue(name, out var test) ? test(value, arguments) : throw new PromptTemplateException($"There is no test '{name}'");

    private static Func<object?, CallArguments, object?> Compared(string sign) => (value, arguments) => Comparison.Holds(sign, value, arguments.Require(0, "other"));
}
