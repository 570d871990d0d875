namespace Opik.Storage;

/// <summary>A page that annotators see in place of the standard view of an item; shown in a sandboxed frame.</summary>
/// <param name="Html">The page, at most 1 MB.</param>
/// <param name="KitVersion">Version of the view kit it was written against.</param>
/// <param name="Summary">What it shows, at most 1000 characters.</param>
public sealed record AnnotatorView(string? Html, int? KitVersion, string? Summary)
{
    /// <summary>Whether it has nothing at all.</summary>
    public bool IsEmpty => this is { Html: null, KitVersion: null, Summary: null };
}
