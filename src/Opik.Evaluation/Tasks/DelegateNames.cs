using System.Text.RegularExpressions;

namespace Opik.Evaluation.Tasks;

/// <summary>What a method behind a delegate is called in source.</summary>
internal static partial class DelegateNames
{
    /// <summary>The name of the method or local function; null: it is a lambda, or the program was trimmed of names.</summary>
    public static string? Of(Delegate target)
    {
        // A local function Answer of Main is compiled as <Main>g__Answer|0_1, a lambda as <Main>b__0.
        var name = target.Method.Name;
        if (LocalFunction().Match(name) is { Success: true } local)
            return local.Groups["name"].Value;
        return name.Length == 0 || name.StartsWith('<') || name == "Invoke" ? null : name;
    }

    [GeneratedRegex(@"^<.*>g__(?<name>[^|]+)\|", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LocalFunction();
}
