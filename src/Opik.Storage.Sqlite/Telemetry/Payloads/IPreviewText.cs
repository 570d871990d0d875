namespace Opik.Storage.Sqlite;

/// <summary>Collects plain text up to some length; its default is empty. A copy is complete: nothing is added to both.</summary>
internal interface IPreviewText
{
    /// <summary>Longest JSON string, in bytes, that is decoded whole.</summary>
    static abstract int LongestText { get; }

    /// <summary>Bytes that are decoded of a longer one, fewer than the above.</summary>
    static abstract int DecodedBytes { get; }

    /// <summary>Whether there is no text yet.</summary>
    bool IsEmpty { get; }

    /// <summary>Whether no more text fits.</summary>
    bool IsFull { get; }

    /// <summary>Adds text; what does not fit is left out.</summary>
    void Append(ReadOnlySpan<char> text);

    /// <summary>Begins a new piece of text, a blank away from the one before.</summary>
    void Break();
}
