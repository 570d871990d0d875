namespace Opik.Storage;

/// <summary>Some words around a found text, on one line.</summary>
/// <param name="Text">At most 160 characters; an ellipsis stands where it was cut.</param>
/// <param name="Start">Where the found text begins in it, in UTF-16 units.</param>
/// <param name="Length">Its length there; shorter than what was looked for when that does not fit.</param>
public readonly record struct TextSnippet(string Text, int Start, int Length);
