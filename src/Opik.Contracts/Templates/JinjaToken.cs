namespace Opik.Contracts;

/// <summary>A token inside <c>{{ … }}</c> or <c>{% … %}</c>.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its text.</param>
internal readonly record struct JinjaToken(JinjaTokenKind Kind, string Text)
{
    public bool IsName(string text) => Kind == JinjaTokenKind.Name && Text == text;

    public bool IsSign(char sign) => Kind == JinjaTokenKind.Sign && Text[0] == sign;
}
