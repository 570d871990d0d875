namespace Opik.Sdk.Generators.Tests.Behaviour;

internal sealed class Derived() : Calculator(1)
{
    public override int Virtual(int a) => a * 10;

    protected override string Overridable() => "derived";
}

internal sealed class Box<T>(T content)
    where T : struct
{
    [OpikTrack]
    public T Open() => content;

    [OpikTrack]
    public (T First, TOther Second) With<TOther>(TOther other) => (content, other);

    [OpikTrack]
    private T Hidden<TOther>(TOther other) => content;

    public T Reveal(string other) => Hidden(other);
}

internal struct Counter
{
    public int Value { get; private set; }

    [OpikTrack]
    public int Increment(int by) => Value += by;
}

internal static class Texts
{
    [OpikTrack]
    public static string Shout(this string text) => text.ToUpperInvariant();

    [OpikTrack]
    private static int Hidden(string text) => text.Length;

    public static int CallHidden(string text) => Hidden(text);
}

internal interface ISpeaker
{
    [OpikTrack]
    string Speak(string text);
}

internal sealed class Parrot : ISpeaker
{
    public string Speak(string text) => text;
}
