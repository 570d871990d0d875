namespace Opik.Contracts.PythonRules;

/// <summary>Letters that Python takes for the same where .NET does not: three ASCII letters have twins beyond ASCII.</summary>
internal static class PatternCase
{
    private static readonly string[] Families = ["iIİı", "sSſ", "kK\u212a"];

    /// <summary>All letters that count as this one, itself included; null: .NET knows them.</summary>
    public static string? Twins(int codePoint) => Families.FirstOrDefault(family => family.Any(letter => letter == codePoint));

    /// <summary>The twins of what a class has.</summary>
    public static IEnumerable<char> TwinsIn(IReadOnlyList<(int First, int Last)> ranges) => Families
        .Where(family => family.Any(letter => ranges.Any(range => range.First <= letter && letter <= range.Last)))
        .SelectMany(family => family);
}
