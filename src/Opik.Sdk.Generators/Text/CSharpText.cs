using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Opik.Sdk.Generators;

/// <summary>Symbols and values as C# text.</summary>
internal static class CSharpText
{
    /// <summary>The type with every name in full. Nullability of references is left out: generated code is oblivious of it.</summary>
    public static string FullName(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    /// <summary>A name that may be a keyword.</summary>
    public static string Identifier(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None ? "@" + name : name;

    /// <summary>A string literal, or <c>null</c>.</summary>
    public static string Literal(string? value) => value is null ? "null" : SymbolDisplay.FormatLiteral(value, quote: true);

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public static string Literal(bool value) => value ? "true" : "false";

    /// <summary>A part of a name that is made of another name.</summary>
    public static string Word(string text)
    {
        var word = new StringBuilder(text.Length);
        foreach (var letter in text)
            word.Append(SyntaxFacts.IsIdentifierPartCharacter(letter) ? letter : '_');
        return word.ToString();
    }
}
