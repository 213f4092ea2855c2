using PhoneDashboard.Core.Data;

namespace PhoneDashboard.Core.Lists;

/// <summary>Gets ready to read what is typed into a search box; what it gives back reads one text after the other.</summary>
/// <param name="db">Has what is needed to read it, such as the company's country.</param>
/// <param name="cancellationToken">Ends it.</param>
internal delegate Task<Func<string, SearchTerms>> SearchReading(DashboardDb db, CancellationToken cancellationToken);
