using System.Globalization;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Users;

namespace PhoneDashboard.Core.Data.Sample;

/// <summary>Names from many countries, and mail addresses of the domains that are set aside for examples (RFC 2606).</summary>
internal sealed class SamplePeople
{
    private static readonly string[] FirstNames =
    [
        "Amara", "Ben", "Chloé", "Dmitri", "Elif", "Fatima", "Giulia", "Hannah", "Ibrahim", "Jürgen", "Karim", "Linnéa", "Mateo", "Nadia",
        "Oluwaseun", "Priya",
        "Quentin", "Rosa", "Søren", "Tomás", "Uma", "Vikram", "Wanjiru", "Xavier", "Yara", "Zoë", "Aisha", "Bruno", "Camila", "Daniel",
        "Emma", "Filip",
        "Grace", "Henrik", "Ines", "Jakub", "Kateřina", "Liam", "Marta", "Noah", "Olga", "Pedro", "Renée", "Samuel", "Tereza", "Umut",
        "Valentina", "William",
        "Ximena", "Youssef", "Zuzana", "Anika", "Björn", "Céline", "Deepa", "Esther", "François", "Greta", "Hugo", "Ingrid", "João",
        "Kwame", "Leila", "Michał",
        "Nora", "Oscar", "Paula", "Rafael", "Sofía", "Thandiwe", "Ursula", "Viktor", "Willem", "Yusuf", "Zara", "Aoife", "Ciarán", "Freja",
        "Ludovic", "Siobhán",
    ];

    private static readonly string[] LastNames =
    [
        "Adeyemi", "Bianchi", "Castillo", "Dubois", "Eriksson", "Ferrari", "García", "Hansen", "Ivanova", "Janssen", "Kowalski", "Lefèvre",
        "Müller", "Nguyen", "O'Connor", "Petrov",
        "Quiñones", "Ricci", "Silva", "Takahashi", "Ueda", "Vargas", "Wójcik", "Yılmaz", "Zimmermann", "Andersson", "Baker", "Carvalho",
        "Díaz", "Edwards", "Fischer", "Gómez",
        "Horváth", "Ibrahimović", "Jensen", "Kapoor", "Larsen", "Moreau", "Novák", "Okafor", "Pereira", "Rasmussen", "Schneider",
        "Tremblay", "Usman", "Virtanen", "Walsh", "Mensah",
        "Young", "Žukauskas", "Achterberg", "Brennan", "Chukwu", "De Luca", "Evans", "Fontaine", "Grønvold", "Haddad", "Iyer", "Jovanović",
        "Keller", "López", "Mbeki", "Nowak",
        "Olsen", "Patel", "Ramírez", "Sato", "Thompson", "Urbański", "Van den Berg", "Weber", "Yamamoto", "Zeller", "Bouchard", "Ó Briain",
        "Smith-Jones", "Nair", "Popescu", "Kaya",
    ];

    /// <summary>Letters that no accent was put on: folding leaves them as they are, a mail address should not.</summary>
    private static readonly Dictionary<char, string> PlainLetters =
        new() { ['ø'] = "o", ['ł'] = "l", ['ı'] = "i", ['ß'] = "ss", ['æ'] = "ae" };

    private readonly SampleContext _context;
    private readonly string[] _firstNames = [.. FirstNames];
    private readonly string[] _lastNames = [.. LastNames];

    /// <summary>Deals the names: nobody in a team shares one.</summary>
    internal SamplePeople(SampleContext context)
    {
        _context = context;
        context.Random.Shuffle(_firstNames);
        context.Random.Shuffle(_lastNames);
    }

    /// <summary>The person at this place of the team, with a line nobody has saved yet.</summary>
    internal PhoneUser Create(int place)
    {
        var (department, jobTitle) = SampleCast.Job(place);
        var rightToLeft = place == SampleCast.RightToLeft;
        var user = new PhoneUser
        {
            FirstName = rightToLeft ? "ليلى" : _firstNames[place],
            LastName = rightToLeft ? "حداد" : _lastNames[place],
            Department = department,
            JobTitle = jobTitle,
            TimeScheduleId = Schedule(place, department),
            CreatedUtc = _context.Now.AddDays(-_context.Random.Next(30, 400)).AddMinutes(-_context.Random.Next(0, 600)),
        };
        user.Email = SampleCast.HasEmail(place) ? $"{Mailbox(user, rightToLeft)}@{Domain(place)}" : null;
        user.ContactMethods.Add(new AppLine { Name = AppLine.DefaultName });
        return user;
    }

    private static string Domain(int place) => place % 12 == 7 ? "example.net" : place % 9 == 5 ? "example.org" : "example.com";

    private long? Schedule(int place, string? department) => department switch
    {
        null or "Management" => null,
        "Support" => _context.Resources.SupportShifts.Id,
        _ => (place % 4 == 0 ? _context.Resources.London : _context.Resources.Washington).Id,
    };

    /// <summary>Unique: no two of a team share a last name, and from the second team on a number follows.</summary>
    private string Mailbox(PhoneUser user, bool rightToLeft)
    {
        var name = rightToLeft ? "layla.haddad.ar" : $"{Plain(user.FirstName)}.{Plain(user.LastName)}";
        return _context.Team == 0 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}{_context.Team + 1}");
    }

    private static string Plain(string name) =>
        string.Concat(TextKey.Fold(name).Select(letter =>
            PlainLetters.GetValueOrDefault(letter, char.IsAsciiLetter(letter) || letter == '-' ? letter.ToString() : "")));
}
