namespace Opik.Contracts;

/// <summary>Types of filter fields (5-wire-contract §2).</summary>
public enum FilterFieldType
{
    /// <summary>Text, compared without case.</summary>
    String,

    /// <summary>Text, compared with case.</summary>
    StringExact,

    /// <summary>Text of a catalog entity, without case, no order.</summary>
    StringStateDb,

    /// <summary>Membership in a comma list.</summary>
    StringList,

    /// <summary>An instant, ISO 8601.</summary>
    DateTime,

    /// <summary>A number.</summary>
    Number,

    /// <summary>Milliseconds.</summary>
    Duration,

    /// <summary>A score; the key names it.</summary>
    FeedbackScoresNumber,

    /// <summary>JSON; the key is a path.</summary>
    Dictionary,

    /// <summary>JSON of a catalog entity; the key is a path.</summary>
    DictionaryStateDb,

    /// <summary>A map; the key names the entry.</summary>
    Map,

    /// <summary>A list of texts.</summary>
    List,

    /// <summary>One of a fixed set.</summary>
    Enum,

    /// <summary>Error information: present or not.</summary>
    ErrorContainer,

    /// <summary>A path into input or output, named by the key.</summary>
    Custom,
}
